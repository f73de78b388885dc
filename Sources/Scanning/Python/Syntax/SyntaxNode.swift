/// One fixed-size row of a tree: what it is, where it stands, and three words whose meaning depends on what it is.
struct SyntaxNode: Sendable {
  var start: UInt32
  var end: UInt32
  var a: UInt32
  var b: UInt32
  var c: UInt32
  var kind: Kind
  var flags: UInt8

  /// What a row is; the comment names its words. A list is the offset of its count in the word table.
  enum Kind: UInt8, Sendable {
    case invalid

    // Statements.
    case function  // a: record (see FunctionRecord), flags: 1 async
    case classDefinition  // a: record (see ClassRecord)
    case returning  // a: value?
    case delete  // a: targets
    case assign  // a: targets, b: value
    case augmentedAssign  // a: target, b: value, flags: operator
    case annotatedAssign  // a: target, b: annotation, c: value?, flags: 1 simple
    case typeAlias  // a: name, b: type parameters, c: value
    case forLoop  // a: record [target, iterable, body, else], flags: 1 async
    case whileLoop  // a: test, b: body, c: else
    case conditional  // a: test, b: body, c: else
    case with  // a: items, b: body, flags: 1 async
    case match  // a: subject, b: cases
    case raise  // a: exception?, b: cause?
    case tryBlock  // a: record [body, handlers, else, finally], flags: 1 star
    case assert  // a: test, b: message?
    case importModules  // a: aliases, flags: 1 lazy
    case importFrom  // a: module parts, b: aliases, c: level, flags: 1 lazy
    case global  // a: names
    case nonlocal  // a: names
    case expressionStatement  // a: expression
    case pass
    case breakLoop
    case continueLoop

    // Expressions.
    case booleanOperation  // a: values, flags: operator
    case namedExpression  // a: target, b: value
    case binaryOperation  // a: left, b: right, flags: operator
    case unaryOperation  // a: operand, flags: operator
    case lambda  // a: parameters, b: body
    case conditionalExpression  // a: test, b: body, c: else
    case dictionary  // a: entries
    case set  // a: elements
    case listComprehension  // a: element, b: generators
    case setComprehension  // a: element, b: generators
    case generatorExpression  // a: element, b: generators
    case dictionaryComprehension  // a: key?, b: value, c: generators
    case awaiting  // a: value
    case yield  // a: value?
    case yieldFrom  // a: value
    case comparison  // a: left, b: operands
    case call  // a: function, b: arguments, c: keywords
    case joinedString  // a: parts
    case templateString  // a: parts
    case formattedValue  // a: value, b: format?, flags: conversion
    case interpolation  // a: value, b: format?, c: end of the expression's text, flags: conversion
    case constantNone
    case constantTrue
    case constantFalse
    case constantEllipsis
    case integer
    case float
    case imaginary
    case string  // one literal: a, b: its content; more: a: segments; flags: StringFlags
    case bytes
    case attribute  // a: value, b: name
    case subscripting  // a: value, b: index
    case starred  // a: value
    case name  // a: name
    case list  // a: elements
    case tuple  // a: elements
    case slice  // a: lower?, b: upper?, c: step?

    // Patterns.
    case matchValue  // a: expression
    case matchSingleton  // a: expression
    case matchSequence  // a: patterns
    case matchMapping  // a: entries, c: offset of the name after `**`, or 0
    case matchClass  // a: class, b: patterns, c: keywords
    case matchStar  // a: offset of the name, or 0 for `*_`
    case matchAs  // a: pattern?, b: offset of the name, or 0 for `_`
    case matchOr  // a: patterns

    // Parts.
    case alias  // a: parts (0 for `*`), b: offset of the name after `as`, or 0
    case keyword  // a: name + 1 or 0 for `**`, b: value
    case parameter  // a: name, b: annotation?, c: default?, flags: kind
    case typeParameter  // a: offset of the name, b: bound?, c: default?, flags: kind
    case handler  // a: type?, b: offset of the name, or 0, c: body
    case withItem  // a: context, b: target?
    case matchCase  // a: pattern, b: guard?, c: body
    case generator  // a: target, b: iterable, c: conditions, flags: 1 async
  }
}
