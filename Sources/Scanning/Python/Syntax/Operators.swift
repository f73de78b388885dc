/// `and` or `or`.
package enum BooleanOperator: UInt8, Sendable {
  case and, or
}

/// An operator with two operands, in the order of the tokens that write it.
package enum BinaryOperator: UInt8, Sendable {
  case add, subtract, multiply, matrixMultiply, divide, modulo, power
  case leftShift, rightShift, or, xor, and, floorDivide
}

/// An operator with one operand.
package enum UnaryOperator: UInt8, Sendable {
  case invert, not, plus, minus
}

/// An operator of a chain of comparisons.
package enum ComparisonOperator: UInt8, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual, `is`, isNot, `in`, notIn
}

/// How a parameter takes its argument.
package enum ParameterKind: UInt8, Sendable {
  case positionalOnly, positionalOrKeyword, variadicPositional, keywordOnly, variadicKeyword
}

/// `T`, `*Ts` or `**P` between a definition's brackets.
package enum TypeParameterKind: UInt8, Sendable {
  case variable, variadic, specification
}

/// What kind of literal a constant is; the tree decodes its value on demand.
package enum ConstantKind: Sendable {
  case none, `true`, `false`, ellipsis, integer, float, imaginary, string, bytes
}

/// `!s`, `!r` or `!a` in a format string; the raw value is the letter.
package enum Conversion: UInt8, Sendable {
  case none = 0
  case ascii = 0x61
  case representation = 0x72
  case string = 0x73
}
