/// The modules that come with the toolchain or the system rather than with a package.
enum SystemModules {
  static func contains(_ name: String) -> Bool {
    names.contains(name) || name.hasPrefix("_Builtin")
  }

  private static let names: Set<String> = [
    "ARKit", "AVFAudio", "AVFoundation", "AVKit", "Accelerate", "Accessibility", "Accounts",
    "ActivityKit", "AdServices", "AdSupport", "Android", "AppIntents", "AppKit",
    "AppTrackingTransparency", "AppleArchive", "ApplicationServices", "AudioToolbox", "AudioUnit",
    "AuthenticationServices", "BackgroundTasks", "Bionic", "CFNetwork", "CRT", "CallKit", "Carbon",
    "Charts", "ClockKit", "CloudKit", "Cocoa", "Combine", "CommonCrypto", "Contacts",
    "ContactsUI", "CoreAudio", "CoreBluetooth", "CoreData", "CoreFoundation", "CoreGraphics",
    "CoreHaptics", "CoreImage", "CoreLocation", "CoreMIDI", "CoreML", "CoreMedia", "CoreMotion",
    "CoreServices", "CoreSpotlight", "CoreTelephony", "CoreText", "CoreTransferable", "CoreVideo",
    "CryptoKit", "CryptoTokenKit", "Cxx", "CxxStdlib", "Darwin", "DeviceCheck",
    "DeveloperToolsSupport", "Dispatch", "Distributed", "EventKit", "EventKitUI",
    "ExtensionFoundation", "ExtensionKit", "FileProvider", "Foundation", "FoundationEssentials",
    "FoundationInternationalization", "FoundationNetworking", "FoundationXML", "GameController",
    "GameKit", "GameplayKit", "Glibc", "HealthKit", "HomeKit", "IOKit", "IOSurface", "ImageIO",
    "InputMethodKit", "Intents", "IntentsUI", "JavaScriptCore", "LinkPresentation",
    "LocalAuthentication", "MachO", "MapKit", "MediaPlayer", "MessageUI", "Messages", "Metal",
    "MetalKit", "MetalPerformanceShaders", "MobileCoreServices", "MultipeerConnectivity", "Musl",
    "NaturalLanguage", "Network", "NetworkExtension", "NotificationCenter", "OSLog", "ObjectiveC",
    "Observation", "PDFKit", "PackageDescription", "PackagePlugin", "PassKit", "PencilKit",
    "Photos", "PhotosUI", "PlaygroundSupport", "Quartz", "QuartzCore", "QuickLook",
    "QuickLookThumbnailing", "QuickLookUI", "RealityKit", "RegexBuilder", "ReplayKit",
    "SafariServices", "ScreenCaptureKit", "ScriptingBridge", "Security", "SecurityFoundation",
    "ServiceManagement", "SharedWithYou", "Social", "Speech", "SpriteKit", "StoreKit",
    "StoreKitTest", "Swift", "SwiftData", "SwiftOnoneSupport", "SwiftShims", "SwiftUI",
    "Synchronization", "SystemConfiguration", "TVUIKit", "TabularData", "Testing", "ThreadNetwork",
    "TipKit", "UIKit", "UniformTypeIdentifiers", "UserNotifications", "UserNotificationsUI",
    "VideoToolbox", "Vision", "WASILibc", "WatchConnectivity", "WatchKit", "WebKit", "WidgetKit",
    "WinSDK", "XCTest", "_Concurrency", "_Differentiation", "_RegexParser", "_StringProcessing",
    "dnssd", "os", "simd", "ucrt", "zlib",
  ]
}
