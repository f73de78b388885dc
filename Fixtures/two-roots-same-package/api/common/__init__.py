OWNER = "api"
