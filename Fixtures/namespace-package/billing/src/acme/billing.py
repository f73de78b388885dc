from acme.mail.letters import send


def remind(customer):
    return send(customer, "please pay")
