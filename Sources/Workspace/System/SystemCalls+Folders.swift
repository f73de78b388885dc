#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Listing folders. The C library's stream asks the system three questions more for each folder than listing takes,
/// which is a tenth of all that is asked for a large tree: where the bare call is to be had, it is made.
extension SystemCalls {
  #if canImport(Glibc)
    /// A folder that is being listed.
    typealias FolderStream = Int32

    /// Makes a folder ready to be listed. The stream owns the descriptor from now on.
    static func stream(of folder: consuming Descriptor) throws(SystemFailure) -> FolderStream {
      let number = folder.number
      folder.release()
      return number
    }

    /// Adds what a folder holds to `contents`, in the order the system gives it.
    static func list(
      _ stream: FolderStream, into contents: inout FolderContents
    ) throws(SystemFailure) {
      let failure = withUnsafeTemporaryAllocation(byteCount: 1 << 15, alignment: 8) { buffer in
        // A buffer of at least one byte has a base address.
        let start = buffer.baseAddress.unsafelyUnwrapped
        do throws(SystemFailure) {
          while true {
            let count = try retrying { getdents64(stream, start, buffer.count) }
            if count == 0 { return nil as SystemFailure? }
            add(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: &contents)
          }
        } catch {
          return error
        }
      }
      if let failure { throw failure }
    }

    private static func add(
      _ records: UnsafeRawBufferPointer, to contents: inout FolderContents
    ) {
      var start = 0
      while start + nameOffset < records.count {
        let size = records.load(fromByteOffset: start + sizeOffset, as: UInt16.self)
        let type = records.load(fromByteOffset: start + typeOffset, as: UInt8.self)
        // The name ends at its first zero, and the record somewhere behind it.
        let end = min(start + Int(size), records.count)
        let name = records[(start + nameOffset)..<end].prefix { $0 != 0 }
        contents.add(UnsafeRawBufferPointer(rebasing: name), type: self.type(type))
        start += max(Int(size), 1)
      }
    }

    private static let sizeOffset = MemoryLayout<dirent64>.offset(of: \.d_reclen) ?? 16
    private static let typeOffset = MemoryLayout<dirent64>.offset(of: \.d_type) ?? 18
    private static let nameOffset = MemoryLayout<dirent64>.offset(of: \.d_name) ?? 19
  #else
    #if canImport(Darwin)
      /// A folder that is being listed.
      typealias FolderStream = UnsafeMutablePointer<DIR>
    #else
      /// A folder that is being listed.
      typealias FolderStream = OpaquePointer
    #endif

    /// Makes a folder ready to be listed. The stream owns the descriptor from now on.
    static func stream(of folder: consuming Descriptor) throws(SystemFailure) -> FolderStream {
      guard let stream = fdopendir(folder.number) else { throw SystemFailure(number: errno) }
      folder.release()
      return stream
    }

    static func close(_ stream: FolderStream) {
      closedir(stream)
    }

    /// Adds what a folder holds to `contents`, in the order the system gives it.
    static func list(
      _ stream: FolderStream, into contents: inout FolderContents
    ) throws(SystemFailure) {
      while true {
        errno = 0
        guard let entry = readdir(stream) else {
          if errno != 0 { throw SystemFailure(number: errno) }
          return
        }
        let name = UnsafeRawPointer(entry) + nameOffset
        let count = strlen(name.assumingMemoryBound(to: CChar.self))
        contents.add(
          UnsafeRawBufferPointer(start: name, count: count), type: type(entry.pointee.d_type))
      }
    }

    private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
  #endif

  private static func type(_ number: UInt8) -> FileType {
    switch Int(number) {
    case Int(DT_REG): .regular
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .symbolicLink
    case Int(DT_FIFO): .pipe
    case Int(DT_SOCK): .socket
    case Int(DT_CHR), Int(DT_BLK): .device
    default: .unknown
    }
  }
}
