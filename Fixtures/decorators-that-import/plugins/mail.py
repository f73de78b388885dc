MAIL = True
