package io.sanjian.imports.nativeimage;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of a deflated ZIP entry; gives its memory back when closed. */
public final class DeflatedEntry extends InflaterInputStream {

    public DeflatedEntry(InputStream raw) {
        // Without a ZLIB header the inflater wants one byte more than there is.
        super(new SequenceInputStream(new BufferedInputStream(raw), new ByteArrayInputStream(new byte[1])),
                new Inflater(true));
    }

    @Override
    public void close() throws IOException {
        super.close();
        inf.end();
    }
}
