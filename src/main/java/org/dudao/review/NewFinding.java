package org.dudao.review;

/** A finding that a reader raises. It is not stored yet. */
record NewFinding(String place, String kind, String remedy) {

    /** The place of a finding that concerns the whole material. */
    static final String WHOLE_MATERIAL = "整份材料";

    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_REMEDY = 2000;

    /**
     * @param number the position in the reader's list, for the text of the refusal
     * @throws ReviewRefusal when a part is missing, too long, or not one of the kinds
     */
    void check(int number, Iterable<String> kinds) {
        require(number, "位置", place, LONGEST_PLACE);
        require(number, "整改要求", remedy, LONGEST_REMEDY);
        for (var allowed : kinds) {
            if (allowed.equals(kind)) {
                return;
            }
        }
        throw ReviewRefusal.wrong("第%d条问题的“问题类型”应为：%s。".formatted(number, String.join("、", kinds)));
    }

    private static void require(int number, String field, String text, int longest) {
        if (text.isBlank()) {
            throw ReviewRefusal.wrong("第%d条问题没有写明“%s”。".formatted(number, field));
        }
        if (text.length() > longest) {
            throw ReviewRefusal.wrong("第%d条问题的“%s”超过 %d 个字。".formatted(number, field, longest));
        }
    }

    boolean isBlank() {
        return place.isBlank() && kind.isBlank() && remedy.isBlank();
    }
}
