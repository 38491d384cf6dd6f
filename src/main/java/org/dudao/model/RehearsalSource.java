package org.dudao.model;

import java.util.Optional;

/** The deployed files from which the files of a rehearsal are made. */
public interface RehearsalSource {

    /**
     * A deployed file.
     *
     * @param deployment the id of its deployment
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record DeployedFile(String deployment, byte[] content) {}

    /** The file with the newest version of a process. */
    Optional<DeployedFile> process(String key);

    /** The file with the newest version of a decision. */
    Optional<DeployedFile> decision(String key);

    /** The name of a candidate group; the id when it has none. */
    String groupName(String id);

    /** A form that was deployed together with the process. */
    Optional<byte[]> form(String deployment, String id);
}
