extension SourceTree {
  /// What `transform` makes of the bytes of each file, in the order of `files`.
  ///
  /// The bytes stand in a buffer that the next file takes over; to keep them is to copy them. A file that cannot be read is an error in
  /// its place and holds up nothing.
  package func mapFiles<Element: Sendable>(
    jobs: Int = Parallel.cores,
    transform: @Sendable (DiscoveredFile, [UInt8]) -> Element
  ) throws(FileError) -> [Result<Element, FileError>] {
    try mapFiles(files, jobs: jobs, transform: transform)
  }

  /// As above, for some of the files, such as those that are not extension modules.
  package func mapFiles<Element: Sendable>(
    _ files: [DiscoveredFile], jobs: Int = Parallel.cores,
    transform: @Sendable (DiscoveredFile, [UInt8]) -> Element
  ) throws(FileError) -> [Result<Element, FileError>] {
    let reader = try FileReader(root: root)
    return Parallel.map(
      count: files.count, jobs: jobs, makeState: { [UInt8]() },
      body: { buffer, index in
        do throws(FileError) {
          try reader.read(files[index].path, into: &buffer)
          return .success(transform(files[index], buffer))
        } catch {
          return .failure(error)
        }
      })
  }
}
