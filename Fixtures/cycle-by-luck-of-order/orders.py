from customers import Customer


class Order:
    owner = Customer

    def __init__(self, customer):
        self.customer = customer
