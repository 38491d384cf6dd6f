package org.dudao.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores contents in the database, so that one backup contains everything. Contents are split into chunks; one chunk
 * at a time is in memory.
 */
@Component
class PostgresFileStore implements FileStore {

    private static final int CHUNK = 1 << 20;

    private final JdbcClient database;

    PostgresFileStore(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void put(String sha256, InputStream content) throws IOException {
        int position = 0;
        for (var data = content.readNBytes(CHUNK); data.length > 0; data = content.readNBytes(CHUNK)) {
            database.sql("insert into dudao.file_chunk (sha256, position, data) values (?, ?, ?)")
                    .params(sha256, position++, data)
                    .update();
        }
    }

    @Override
    public InputStream open(String sha256) {
        int chunks = database.sql("select count(*) from dudao.file_chunk where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
        var positions = IntStream.range(0, chunks).iterator();
        // The only way in which SequenceInputStream takes streams one after the other.
        @SuppressWarnings("JdkObsolete")
        var streams = new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
                return positions.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(chunk(sha256, positions.nextInt()));
            }
        };
        return new SequenceInputStream(streams);
    }

    /** Uses a connection for this chunk only, so that a slow download does not hold one. */
    private byte[] chunk(String sha256, int position) {
        return database.sql("select data from dudao.file_chunk where sha256 = ? and position = ?")
                .params(sha256, position)
                .query(byte[].class)
                .single();
    }

    @Override
    public void remove(String sha256) {
        database.sql("delete from dudao.file_chunk where sha256 = ?")
                .param(sha256)
                .update();
    }
}
