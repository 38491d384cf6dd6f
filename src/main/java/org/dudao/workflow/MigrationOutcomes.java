package org.dudao.workflow;

/** Is told what becomes of each instance that one of the engine's migration batches is to move. */
public interface MigrationOutcomes {

    /**
     * It is on the new version, which lasts only if this returns: it is part of the transaction that moved it.
     *
     * @throws Refusal when it must not stay there
     */
    void moved(String batch, String instance);

    /** It was over before it could be moved. */
    void ended(String batch, String instance);

    /** It stays where it was. Called before the transaction is rolled back; what is to last needs one of its own. */
    void failed(String batch, String instance, RuntimeException reason);
}
