def mix(left, right):
    return left + right
