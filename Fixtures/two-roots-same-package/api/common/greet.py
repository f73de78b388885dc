HELLO = "from api"
