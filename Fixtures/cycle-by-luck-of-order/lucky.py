import customers
import orders
