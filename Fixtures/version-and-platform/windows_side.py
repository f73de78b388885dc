SLASH = "\\"
