HELLO = "from worker"
