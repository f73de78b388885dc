from panel.view import draw

theme = "dark"
