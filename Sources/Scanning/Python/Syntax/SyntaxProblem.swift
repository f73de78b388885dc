/// A place where a Python source is not Python, and why.
package struct SyntaxProblem: Hashable, Sendable {
  package let range: ByteRange
  package let kind: Kind

  package var message: String { kind.rawValue }

  package enum Kind: String, Sendable {
    case tooLarge = "a file too large to be read"
    case invalidText = "not valid UTF-8"
    case nulByte = "a NUL byte"
    case invalidCharacter = "a character that Python does not know"
    case invalidNumber = "a number that Python does not know"
    case strayBackslash = "a backslash that continues no line"
    case unterminatedString = "a string that is not terminated"
    case invalidEscape = "an escape sequence that is not complete"
    case nonASCIIBytes = "a bytes literal with characters outside ASCII"
    case mixedStrings = "string literals of different kinds side by side"
    case unmatchedBracket = "a bracket that closes nothing"
    case mismatchedBracket = "a bracket of another kind than the one it closes"
    case unclosedBracket = "a bracket that is never closed"
    case nestedTooDeeply = "nested too deeply"
    case inconsistentTabs = "tabs and spaces mixed in indentation"
    case inconsistentDedent = "indentation that matches no outer level"
    case unexpectedIndent = "unexpected indentation"
    case missingBlock = "an indented block is expected"
    case unexpected = "invalid syntax"
    case invalidTarget = "an expression that cannot be assigned to"
    case invalidDeletion = "an expression that cannot be deleted"
    case argumentOrder = "an argument in the wrong place"
    case unparenthesizedGenerator = "a generator expression that needs parentheses"
    case parameterOrder = "a parameter in the wrong place"
    case lonelyTry = "a try statement without except or finally"
    case mixedHandlers = "both except and except* in one try statement"
    case trailingComma = "a trailing comma that needs parentheses"
    case conversion = "an unknown conversion in a format string"
  }
}
