import orders
import customers
