import Scanning
import Testing
import Workspace

@Test("imports that nothing needs are taken out of the files, and undo brings them back")
func importRemovalApplied() throws {
  let folder = try TemporaryFolder()
  try folder.file(
    "Package.swift",
    """
    // swift-tools-version:6.0
    import PackageDescription
    let package = Package(
      name: "P", targets: [.target(name: "M"), .target(name: "T", dependencies: ["M"])])
    """)
  try folder.file("Sources/M/M.swift", "public struct Box {}\n")
  let before = "import M\n\nlet a = 1\nlet b = a\n"
  try folder.file("Sources/T/T.swift", before)
  try folder.file("Sources/T/U.swift", "import M\n\nlet box = Box()\n")
  let project = try Project(ProjectSettings(root: folder.path))
  let plan = project.importRemovals(in: try project.graph().graph)
  #expect(plan.files.map(\.path.display) == ["Sources/T/T.swift"])
  try project.apply(plan)
  let file = folder.path.appending(plan.files[0].path)
  #expect(try FileReader.contents(of: file) == Array("\nlet a = 1\nlet b = a\n".utf8))
  let edits = TreeEdits(folder.path)
  try edits.undo(try #require(edits.undoable().last).id)
  #expect(try FileReader.contents(of: file) == Array(before.utf8))
}
