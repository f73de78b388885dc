OWNER = "worker"
