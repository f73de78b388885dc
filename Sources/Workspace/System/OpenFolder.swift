/// A folder that can be listed and whose files can be opened by name, closed at the end of its life.
struct OpenFolder: ~Copyable {
  /// For opening what is in the folder.
  let number: Int32
  private let stream: SystemCalls.FolderStream

  init(_ folder: consuming Descriptor) throws(SystemFailure) {
    number = folder.number
    stream = try SystemCalls.stream(of: folder)
  }

  deinit {
    SystemCalls.close(stream)
  }

  func list(into contents: inout FolderContents) throws(SystemFailure) {
    try SystemCalls.list(stream, into: &contents)
  }
}
