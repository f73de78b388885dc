from panel import theme

assert theme == "dark"
