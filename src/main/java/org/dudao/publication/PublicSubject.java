package org.dudao.publication;

/** What a public text belongs to. */
public enum PublicSubject {
    OPINION,
    LEDGER_ITEM,
    REMARK
}
