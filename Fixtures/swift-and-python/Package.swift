// swift-tools-version: 6.0
import PackageDescription

func part(_ name: String, needs lower: [String] = []) -> Target {
  .target(name: name, dependencies: lower.map { .init(stringLiteral: $0) })
}

let package = Package(
  name: "kites",
  products: [.library(name: "Kite", targets: ["Kite"])],
  dependencies: [.package(url: "https://example.org/knots.git", from: "1.0.0")],
  targets: [
    part("Kite", needs: ["Reel", "Wind"]),
    part("Reel", needs: ["Wind"]),
    part("Wind"),
    part("Spare"),
    .testTarget(name: "KiteTests", dependencies: ["Kite"], exclude: ["Old.swift"]),
  ]
)
