package org.dudao.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;

/** Reads the XML of Office files, and the content types of their parts. */
final class OfficeXml {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.";

    private static final String CONTENTS = "[Content_Types].xml";
    /** Real files have a few kilobytes. */
    private static final int MOST_BYTES = 1 << 20;

    private OfficeXml() {}

    /** A reader that opens no other file and knows no entities of a DTD. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
    }

    /** Empty when the archive is not an Office file. */
    static Set<String> contentTypes(ZipFile zip) throws IOException {
        var types = new HashSet<String>();
        var contents = zip.getEntry(CONTENTS);
        if (contents == null) {
            return types;
        }
        try (var in = zip.getInputStream(contents)) {
            var xml = reader(new ByteArrayInputStream(in.readNBytes(MOST_BYTES)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getAttributeValue(null, "ContentType") != null) {
                    types.add(xml.getAttributeValue(null, "ContentType"));
                }
            }
            return types;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
