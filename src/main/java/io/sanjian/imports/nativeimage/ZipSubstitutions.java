package io.sanjian.imports.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The ZIP reader below fastexcel also knows methods (XZ, Zstandard ...) whose libraries are optional and absent; a
 * native image would have to link them all the same. Workbooks have stored and deflated entries only.
 */
@TargetClass(className = "org.apache.commons.compress.archivers.zip.ZipFile")
final class ZipSubstitutions {

    @Alias
    public native InputStream getRawInputStream(ZipArchiveEntry entry) throws IOException;

    @Substitute
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new IOException("encrypted entry " + entry.getName());
        }
        InputStream raw = getRawInputStream(entry);
        return switch (entry.getMethod()) {
            case ZipEntry.STORED -> raw;
            case ZipEntry.DEFLATED -> new DeflatedEntry(raw);
            default -> throw new IOException("entry " + entry.getName() + " has method " + entry.getMethod());
        };
    }
}
