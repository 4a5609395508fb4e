package io.sanjian.crypto;

import java.util.List;
import java.util.function.Function;

/**
 * A table with sealed columns, as a rotation of keys has to know it. Whoever seals a column of a table produces a bean of
 * this; a test finds sealed columns that nobody declares.
 *
 * @param name    of the table
 * @param key     its primary key, of one column
 * @param keyType SQL type of that
 * @param parts   columns that the contexts of the seals are made of, read as text
 * @param hashes  columns with hashes made with the index key that cannot be made anew: emptied by a rotation
 */
public record EncryptedTable(String name, String key, String keyType, List<String> parts, List<Column> columns,
        List<String> hashes) {

    /**
     * A sealed column.
     *
     * @param sealed  name of the column
     * @param context the context that the text of a row was sealed for, out of the row's {@code parts}
     * @param index   column with the blind index of the same text, or null
     * @param prefix  what stands before the text when it is indexed, or null
     */
    public record Column(String sealed, Function<List<String>, String> context, String index, String prefix) {
    }
}
