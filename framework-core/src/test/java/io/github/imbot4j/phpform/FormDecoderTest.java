package io.github.imbot4j.phpform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** transport §1.5, row by row. */
class FormDecoderTest {

    private final FormDecoder decoder = new FormDecoder(FormLimits.standard());

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a.b=1                         | "{a_b=1}"               | a dot before the bracket
            a b=1                         | "{a_b=1}"               | a blank
            a+b=1                         | "{a_b=1}"               | an escaped blank
            a.b[c]=1                      | "{a_b={c=1}}"           | only before the first bracket
            +a=1                          | "{a=1}"                 | a leading blank
            ++%20a=1                      | "{a=1}"                 | several leading blanks
            a[b.c]=1                      | "{a={b.c=1}}"           | a dot inside
            a[+b]=1                       | "{a={ b=1}}"            | a blank inside
            a[b=1                         | "{a_b=1}"               | an unclosed bracket
            a[b.c=1                       | "{a_b_c=1}"             | an unclosed bracket and a dot
            a[b[c+d=1                     | "{a_b_c_d=1}"           | two unclosed brackets
            a[b][c=1                      | "{a={b=1}}"             | a second bracket unclosed
            a[][c=1                       | "{a={0=1}}"             | a second bracket unclosed after an empty one
            a[b]c=1                       | "{a={b=1}}"             | a tail
            a[b]c[d]=1                    | "{a={b=1}}"             | a tail with brackets
            a[[b]]=1                      | "{a={[b=1}}"            | a bracket in brackets
            a[]]=1                        | "{a={0=1}}"             | a bracket after brackets
            a]b=1                         | "{a]b=1}"               | a closing bracket alone
            ]=1                           | "{]=1}"                 | nothing but a closing bracket
            a%5Bb%5D=1                    | "{a={b=1}}"             | escaped brackets
            a=1&a=2                       | "{a=2}"                 | the last wins
            a=1&a[b]=2                    | "{a={b=2}}"             | the last shape wins
            a[b]=1&a=2                    | "{a=2}"                 | the last shape wins
            a[b]=1&a[b][c]=2              | "{a={b={c=2}}}"         | the last shape wins below
            b=1&a=2&b=3                   | "{b=3, a=2}"            | the first place is kept
            a[]=x&a[]=y                   | "{a={0=x, 1=y}}"        | append
            a[5]=x&a[]=y                  | "{a={5=x, 6=y}}"        | append after the greatest
            a[5]=x&a[2]=z&a[]=y           | "{a={5=x, 2=z, 6=y}}"   | append after the greatest
            a[x]=x&a[]=y                  | "{a={x=x, 0=y}}"        | names do not count
            a[07]=x&a[]=y                 | "{a={07=x, 0=y}}"       | nor do numbers with a nought in front
            a[-1]=x&a[]=y                 | "{a={-1=x, 0=y}}"       | nor negative ones
            a[][b]=x&a[][c]=y             | "{a={0={b=x}, 1={c=y}}}" | append branches
            a[5][b]=x&a[]=y               | "{a={5={b=x}, 6=y}}"    | branches count too
            a[+]=x                        | "{a={0=x}}"             | one blank is an empty bracket
            a[++]=x                       | "{a={  =x}}"            | two blanks are a name
            a[9223372036854775807]=x&a[]=y | "{a={9223372036854775807=x}}" | no number left
            a[9223372036854775807]=x&a[][b]=y | "{a={9223372036854775807=x}}" | no number left for a branch
            a[9223372036854775808]=x&a[]=y | "{a={9223372036854775808=x, 0=y}}" | too great for a number
            a[7]=x&a[07]=y                | "{a={7=x, 07=y}}"       | different keys
            a                             | "{a=}"                  | no value
            a=                            | "{a=}"                  | an empty value
            =1                            | "{}"                    | no name
            [a]=1                         | "{}"                    | nothing before the bracket
            +=1                           | "{}"                    | only blanks
            .=1                           | "{_=1}"                 | only a dot
            a=1;b=2                       | "{a=1;b=2}"             | a semicolon
            a=b=c                         | "{a=b=c}"               | an equals sign in a value
            a=%zz&b=%4&c=%                | "{a=%zz, b=%4, c=%}"    | bad escapes
            a=%4a%4A                      | "{a=JJ}"                | either case
            a=x+y%2B                      | "{a=x y+}"              | a plus
            a%00b=1                       | "{a=1}"                 | NUL cuts the name
            a[b%00c]=1                    | "{a_b=1}"               | NUL cuts a bracket open
            %00a=1                        | "{}"                    | NUL cuts everything
            &&a=1&&                       | "{a=1}"                 | empty pairs
            ""                            | "{}"                    | nothing
            """)
    void readsAsPhpDoes(String form, String expected, String why) {
        assertThat(print(decode(form))).as(why).isEqualTo(expected);
    }

    @Test
    void keepsNulInAValue() {
        assertThat(decode("a=x%00y").get("a").text()).isEqualTo("x\0y");
    }

    @Test
    void readsUtf8EscapedAndBare() {
        assertThat(decode("a=%D0%9F%D1%80%D0%B8&b=Привет&c=%F0%9F%98%80")).isEqualTo(decode("a=При&b=Привет&c=😀"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF%s",
                "%%EF%%BB%%BF%s",
                "%%ef%%bb%%bf%s",
                "%s\r\n",
                "%s\n",
                "\r\n%s\r\n\r\n",
                "\uFEFF\r\n%s\n",
                "\n\uFEFF%s"
            })
    void takesMarksAndLineEndsAroundTheFormForNoneOfIt(String around) {
        String form = "event=X&auth[member_id]=abc&auth[application_token]=def";
        assertThat(decode(around.formatted(form))).isEqualTo(decode(form));
    }

    @Test
    void keepsMarksAndLineEndsOfAValue() {
        assertThat(decode("a=%EF%BB%BFx%0D%0A").get("a").text()).isEqualTo("\uFEFFx\r\n");
        assertThat(decode("a=x\r\ny&b=1\r\n").get("a").text()).isEqualTo("x\r\ny");
    }

    @Test
    void readsNothingFromAMarkOrALineEndAlone() {
        assertThat(decode("\uFEFF")).isEqualTo(decode(""));
        assertThat(decode("\r\n\r\n")).isEqualTo(decode(""));
    }

    @Test
    void marksWhereAValueIsNotUtf8() {
        assertThat(decode("a=x%D0y").get("a").text()).isEqualTo("x\uFFFDy");
    }

    @Test
    void readsBackWhatItsCounterpartWrites() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "a+b & ü=[x] ~*\r\n");
        values.put("map", Map.of("key with.dot", "1"));
        FormTree tree = decoder.decode(FormEncoder.encode(values));
        assertThat(tree.get("text").text()).isEqualTo("a+b & ü=[x] ~*\r\n");
        assertThat(tree.path("map", "key with.dot").number()).isEqualTo(1);
    }

    @Test
    void makesNoNamesThatItHasMetBefore() {
        FormTree first = decode("data%5BPARAMS%5D%5BMESSAGE%5D=a&%D0%BF=1");
        FormTree again = decode("data%5BPARAMS%5D%5BMESSAGE%5D=b&%D0%BF=1");
        assertThat(again.entries().keySet()).isEqualTo(first.entries().keySet());
        assertThat(again.path("data", "PARAMS").entries().keySet().iterator().next())
                .isSameAs(first.path("data", "PARAMS")
                        .entries()
                        .keySet()
                        .iterator()
                        .next());
    }

    @Test
    void tellsApartNamesThatTakeEachOthersPlace() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(decode("name" + i + "=" + i).get("name" + i).text()).isEqualTo(String.valueOf(i));
        }
        assertThat(decode("Aa=1&BB=2").entries().keySet()).containsExactly("Aa", "BB");
    }

    private FormTree decode(String form) {
        return decoder.decode(form.getBytes(StandardCharsets.UTF_8));
    }

    private static String print(FormTree tree) {
        Map<String, String> printed = new LinkedHashMap<>();
        tree.entries()
                .forEach((key, child) -> printed.put(key, child.entries().isEmpty() ? child.text() : print(child)));
        return printed.toString();
    }
}
