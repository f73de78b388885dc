class Customer:
    def history(self):
        return [Order(self)]


from orders import Order
