package org.dudao.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like personal data in a text of the public, and how it is masked. */
class PersonalDataTest {

    @ParameterizedTest
    @DisplayName("像个人信息的都隐去，别的字一个不少")
    @CsvSource(
            delimiter = '|',
            value = {
                "我的手机13800138000，请回复|我的手机****，请回复",
                "手机：１３８００１３８０００。|手机：****。",
                "打138 0013 8000找我|打****找我",
                "打138-0013-8000找我|打****找我",
                "打+86 13800138000找我|打****找我",
                "打一三八零零一三八零零零找我|打****找我",
                "2014-03-25 13800138000|2014-03-25 ****",
                "座机0838-2201234没人接|座机****没人接",
                "座机（0838）2201234没人接|座机****没人接",
                "电话2201234没人接|电话****没人接",
                "身份证510623198001011234在此|身份证****在此",
                "身份证51062319800101123X在此|身份证****在此",
                "身份证51062319800101123x在此|身份证****在此",
                "身份证510623 19800101 1234在此|身份证****在此",
                "号码是510623800101123的|号码是****的",
                "卡号6222 0202 0001 2345 678被扣|卡号****被扣",
                "打到6222020200012345678里|打到****里",
                "写信到zhang.san@163.com|写信到****",
                "川F·A1234停在门口|****停在门口",
                "川FA1234停在门口|****停在门口",
                "微信号zhangsan_88|微信号****",
                "我叫张三，反映一个事|我叫张**，反映一个事",
                "姓名：欧阳娜娜，女|姓名：欧**，女",
                "联系人：李建国 13800138000|联系人：李** ****",
                "李建国 13800138000|李** ****",
                "本人王小明，反映一个事|本人王**，反映一个事",
                "我是城关镇的王小明，反映一个事|我是城关镇的王**，反映一个事",
                "电话１３８　１２３４　５６７８|电话****",
                "李四反映：干部吃拿卡要|李**反映：干部吃拿卡要",
                "请答复。 张建军 2014.3.25|请答复。 张** 2014.3.25",
                "王家村二组的低保|****的低保",
                "村民李四。说了三次|村民李**。说了三次",
                "张三，男，汉族|张**，男，汉族",
                "家住城关镇人民路12号3栋502室，路灯坏了|家住****，路灯坏了",
                "地址：城关镇王家村3组|地址：****",
            })
    void personalDataIsMasked(String text, String masked) {
        assertThat(PersonalData.mask(text)).isEqualTo(masked);
    }

    @Test
    @DisplayName("一条意见里的姓名、手机、身份证、住址全部隐去")
    void allPersonalDataOfAnOpinionIsMasked() {
        var text = "我叫王小二，手机13912345678，身份证号510623197505054321，住城关镇解放街5号2单元301室。窗口态度不好，办事要跑三趟。";

        var masked = PersonalData.mask(text);

        assertThat(masked)
                .contains("窗口态度不好，办事要跑三趟")
                .doesNotContain("王小二", "小二", "139", "5678", "5106", "4321", "解放街", "301");
        assertThat(PersonalData.kinds(text)).isEqualTo("身份证号、手机号、住址、姓名");
    }

    @ParameterizedTest
    @DisplayName("日期、金额、文号、热线不是个人信息")
    @ValueSource(
            strings = {
                "窗口态度不好，办事要跑三趟。",
                "2014年3月25号上午开的会，开了3个小时",
                "会议费一共12000.50元，比去年多20%",
                "按国发〔2014〕12号文件办",
                "12345热线打不通，120也打不通",
                "我是县城的居民，三号楼电梯坏了",
                "第3号意见没有答复",
                "全县103个单位，参加1718人",
                "干部下基层少，坐办公室多",
                "党员反映学习走过场",
                "公厕在人民路，晚上没有灯",
                "家里有5口人，住房困难，住了20年",
                "二楼办证大厅3号窗口态度差",
                "一二三四五，上山打老虎",
            })
    void otherNumbersAreNoPersonalData(String text) {
        assertThat(PersonalData.find(text)).isEmpty();
        assertThat(PersonalData.mask(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("提意见人的姓名，在哪里都隐去")
    void theKnownNameIsMaskedEverywhere() {
        assertThat(PersonalData.mask("已经同尔玛依娜同志当面说了", List.of("尔玛依娜", " "))).isEqualTo("已经同尔**同志当面说了");
    }

    @Test
    @DisplayName("一千个字的意见也很快查完")
    void aLongTextIsReadQuickly() {
        var text = "1 3 8-0".repeat(150) + "路".repeat(500) + "一".repeat(400);
        long begin = System.nanoTime();
        PersonalData.find(text);
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(2_000);
    }
}
