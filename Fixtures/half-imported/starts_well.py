import reads_now
