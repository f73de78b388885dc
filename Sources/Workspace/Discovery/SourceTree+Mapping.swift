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
    try mapFiles(
      files, jobs: jobs, makeState: {}, transform: { _, file, bytes in transform(file, bytes) })
  }

  /// As above, with something that each thread uses again from file to file, such as a scanner.
  package func mapFiles<State, Element: Sendable>(
    _ files: [DiscoveredFile], jobs: Int = Parallel.cores, makeState: @Sendable () -> State,
    transform: @Sendable (inout State, DiscoveredFile, [UInt8]) -> Element
  ) throws(FileError) -> [Result<Element, FileError>] {
    let reader = try FileReader(root: root)
    let stored = stored
    return Parallel.map(
      count: files.count, jobs: jobs, makeState: { ([UInt8](), makeState()) },
      body: { state, index in
        if !stored.isEmpty, let bytes = stored[files[index].path] {
          return .success(transform(&state.1, files[index], bytes))
        }
        do throws(FileError) {
          try reader.read(files[index].path, into: &state.0)
          return .success(transform(&state.1, files[index], state.0))
        } catch {
          return .failure(error)
        }
      })
  }
}
