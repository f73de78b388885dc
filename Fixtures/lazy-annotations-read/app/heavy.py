class Tool:
    kind = "tool"
