def tick():
    import alarm

    alarm.ring()
