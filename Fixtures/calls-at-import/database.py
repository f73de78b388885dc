CONNECTION = "open"
