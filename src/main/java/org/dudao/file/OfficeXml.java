package org.dudao.file;

import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;

/** Reads the XML of Office files. */
final class OfficeXml {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.";

    private OfficeXml() {}

    /** A reader that opens no other file and knows no entities of a DTD. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
    }
}
