package org.dudao.sheet;

import java.util.List;

/**
 * What the page says about a kind of sheet.
 *
 * @param kind part of the address: ledger
 * @param noun what the sheet is called: 台账
 * @param hint which columns the sheet has, and how to fill it in
 * @param fileLabel label of the file field
 * @param fileTypes endings that the file field offers: .xlsx
 * @param several whether the sheet may consist of several files
 * @param emptySheetName file name of the empty sheet
 * @param back page that lists the saved rows
 * @param downloads files to start from, besides the empty sheet
 */
public record ImportDescription(
        String kind,
        String noun,
        String hint,
        String fileLabel,
        String fileTypes,
        boolean several,
        String emptySheetName,
        Link back,
        List<Link> downloads) {

    /** A link with its text. */
    public record Link(String text, String address) {}
}
