import app.box.part
import xml.dom.minidom

x = xml.dom.minidom.Document
z = app.box.part.y
