import Analyses
import Manifests
import Workspace

extension MeasuredModules {
  /// What `pollard measure --format json` wrote.
  init(readFrom file: Argument) throws(ToolError) {
    let bytes: [UInt8]
    do throws(FileError) {
      guard let path = try AbsolutePath.current().resolving(file.bytes) else {
        throw FileError.notFound(try AbsolutePath.current())
      }
      bytes = try FileReader.contents(of: path)
    } catch {
      throw .refused(error.message)
    }
    guard let document = try? JSONDocument(parsing: bytes),
      document.root["schema"]?.string == "pollard.measure/1",
      let modules = document.root["modules"]?.array
    else {
      throw .refused(
        "\(file.quoted) is no measurement; `pollard measure MODULE --format json --output FILE` makes one"
      )
    }
    var costs: [String: LoadCost] = [:]
    for part in modules.flatMap({ $0["after"]?["imports"]?.array ?? [] }) {
      guard let name = part["name"]?.string else { continue }
      var cost = LoadCost()
      cost.modules = 1
      cost.microseconds = part["microseconds"]?.wholeNumber ?? 0
      cost.rssBytes = part["rssBytes"]?.wholeNumber ?? 0
      costs[name] = cost
    }
    self.init(costs)
  }
}

extension JSONValue {
  fileprivate var wholeNumber: Int? {
    if case .number(let text) = content { Int(text) } else { nil }
  }
}
