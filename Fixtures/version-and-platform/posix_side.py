SLASH = "/"
