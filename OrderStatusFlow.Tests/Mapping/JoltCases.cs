namespace OrderStatusFlow.Tests.Mapping;

/// <summary>Odd rules that the reference's fixtures leave out. The outputs are those of the Java library 0.1.8 with Jackson.</summary>
internal static class JoltCases
{
    /// <summary>Name, spec, input and output; <c>refused</c> when the spec does not compile, <c>fails</c> when the input cannot be mapped.</summary>
    public static TheoryData<string, string, string, string> All => new()
    {
        { "star_double_at_end", """[{"operation":"shift","spec":{"a**":"x"}}]""", """{"abc":1}""", """refused""" },
        { "star_many_line_end", """[{"operation":"shift","spec":{"a*b*c*d":{"$(0,1)":"x","$(0,3)":"z"}}}]""", """{"a1b2c3d\n":1}""", """{"x":"1","z":"3"}""" },
        { "star_many_lazy", """[{"operation":"shift","spec":{"*-*-*":{"$(0,1)":"x","$(0,3)":"z"}}}]""", """{"a-b-c-d":1}""", """{"x":"a","z":"c-d"}""" },
        { "shift_array_key_beside_star", """[{"operation":"shift","spec":{"[0]":"x","*":"y"}}]""", """{"a":1}""", """refused""" },
        { "shift_into_own_input", """[{"operation":"shift","spec":{"a":"x","@":"x.y","*":{"*":"x.&"}}}]""", """{"a":{"b":{"q":1},"c":{"r":2}},"d":{"z":3,"w":4}}""", """{"x":[{"y":{"a":{"b":{"q":1},"c":{"r":2}},"d":{"z":3,"w":4}}},{"b":{"q":1},"c":{"r":2}}]}""" },
        { "shift_shares_lists", """[{"operation":"shift","spec":{"a":"x","b":"x","@(0,a)":"y"}}]""", """{"a":[1],"b":2}""", """{"y":[1,2],"x":[1,2]}""" },
        { "shift_scalar_key", """[{"operation":"shift","spec":{"a":{"true":{"#yes":"x"},"*":"other"}}}]""", """{"a":true}""", """{"x":"yes"}""" },
        { "shift_scalar_leaf_is_null", """[{"operation":"shift","spec":{"a":{"5":"x"}}}]""", """{"a":5}""", """{"x":null}""" },
        { "shift_real_as_key", """[{"operation":"shift","spec":{"a":{"1.0E10":{"#big":"x"}}}}]""", """{"a":10000000000.0}""", """{"x":"big"}""" },
        { "shift_nothing", """[{"operation":"shift","spec":{"q":"x"}}]""", """{"a":1}""", """null""" },
        { "shift_reference_too_high", """[{"operation":"shift","spec":{"a":"&5"}}]""", """{"a":1}""", """fails""" },
        { "shift_number_of_at_truncates", """[{"operation":"shift","spec":{"a":"l[@(1,n)]"}}]""", """{"a":1,"n":2.9}""", """{"l":[null,null,1]}""" },
        { "default_object_spec_on_array", """[{"operation":"default","spec":{"a":1}}]""", """[1]""", """fails""" },
        { "default_or_needs_the_key", """[{"operation":"default","spec":{"a|b":1}}]""", """{"a":null}""", """{"a":1}""" },
        { "default_of_nothing_hash_order", """[{"operation":"shift","spec":{"q":"x"}},{"operation":"default","spec":{"zebra":1}},{"operation":"default","spec":{"yak":2}},{"operation":"default","spec":{"apple":3}},{"operation":"default","spec":{"moose":3}},{"operation":"default","spec":{"ox":4}}]""", """{"a":1}""", """{"zebra":1,"apple":3,"yak":2,"ox":4,"moose":3}""" },
        { "cardinality_at_one_on_object", """[{"operation":"cardinality","spec":{"a":{"@":"ONE","b":"MANY"}}}]""", """{"a":{"b":1}}""", """{"a":{"b":1}}""" },
        { "cardinality_many_moves_the_key", """[{"operation":"cardinality","spec":{"*":"MANY"}}]""", """{"delta":1,"alpha":"x","gamma":[1],"beta":2.5,"omega":true,"pi":{"q":1}}""", """{"gamma":[1],"omega":[true],"delta":[1],"pi":[{"q":1}],"beta":[2.5],"alpha":["x"]}""" },
        { "cardinality_key_named_star", """[{"operation":"cardinality","spec":{"*":"ONE","a":"MANY"}}]""", """{"*":[1,2],"b":[3]}""", """{"*":1,"b":3}""" },
        { "cardinality_two_stars", """[{"operation":"cardinality","spec":{"a*":"ONE","b*":"MANY"}}]""", """{"a":1}""", """refused""" },
        { "cardinality_in_array", """[{"operation":"cardinality","spec":{"a":{"*":"ONE"}}}]""", """{"a":[[1]]}""", """fails""" },
        { "modify_function_failure_is_nothing", """[{"operation":"modify-overwrite-beta","spec":{"a":["=split('(',@(1,a))","=elementAt(-1,@(1,l))","other"]}}]""", """{"a":"x(y","l":[1]}""", """{"a":"other","l":[1]}""" },
        { "modify_below_a_scalar", """[{"operation":"modify-overwrite-beta","spec":{"a":{"*":"x"}}}]""", """{"a":5}""", """fails""" },
        { "modify_unknown_function", """[{"operation":"modify-overwrite-beta","spec":{"a":"=nosuch(7)","b":"=nosuch"}}]""", """{"b":1}""", """{"b":1,"a":7}""" },
        { "modify_turkish_case", """[{"operation":"modify-overwrite-beta","spec":{"a":"=toUpper","b":"=toLower"}}]""", """{"a":"ıiß","b":"İI"}""", """{"a":"IISS","b":"i̇i"}""" },
        { "modify_join_trailing", """[{"operation":"modify-overwrite-beta","spec":{"a":"=join('-',@(1,l))"}}]""", """{"l":["a","","b",null]}""", """{"l":["a","","b",null],"a":"a-b-"}""" },
        { "modify_split_regex", """[{"operation":"modify-overwrite-beta","spec":{"a":"=split('[,;]',@(1,a))","b":"=split('',@(1,b))","c":"=split(',',@(1,c))"}}]""", """{"a":"1,2;3;;","b":"xyz","c":",,"}""", """{"a":["1","2","3"],"b":["x","y","z"],"c":[]}""" },
        { "modify_split_classes", """[{"operation":"modify-overwrite-beta","spec":{"a":"=split('\\s+',@(1,t))","b":"=split('[^\\w]',@(1,t))","c":"=split('\\Qx-\\E',@(1,t))"}}]""", """{"t":"ağ\u00a0c d١x-y"}""", """{"t":"ağ c d١x-y","a":["ağ c","d١x-y"],"b":["a","","c","d","x","y"],"c":["ağ c d١","y"]}""" },
        { "modify_max_truncates", """[{"operation":"modify-overwrite-beta","spec":{"a":"=max(2,2.9)","b":"=min(-2,-2.9)","c":"=max(3,12345678901,5.5)"}}]""", """{}""", """{"a":2,"b":-2,"c":12345678901}""" },
        { "modify_subtract_types", """[{"operation":"modify-overwrite-beta","spec":{"a":"=intSubtract(5,3)","b":"=intSubtract(5,2.5)","c":"=doubleSubtract(5.5,2.0)","d":"=longSubtract(5,3)"}}]""", """{}""", """{"a":2,"c":3.5}""" },
        { "modify_element_at_wants_an_integer", """[{"operation":"modify-overwrite-beta","spec":{"a":"=elementAt(1.0,@(1,l))","b":"=elementAt(1,@(1,l))"}}]""", """{"l":[1,2]}""", """{"l":[1,2],"b":2}""" },
        { "modify_int_overflow", """[{"operation":"modify-overwrite-beta","spec":{"a":"=intSum(2147483647,1)","b":"=toInteger(12345678901)","c":"=toInteger(99999999999.5)","d":"=longSum(9223372036854775807,1)"}}]""", """{}""", """{"a":-2147483648,"b":-539222987,"c":2147483647,"d":-9223372036854775808}""" },
        { "modify_real_text", """[{"operation":"modify-overwrite-beta","spec":{"a":"=concat(@(1,x),' ',@(1,y),' ',@(1,z))","b":"=toString(@(1,l))","c":"=toString(@(1,o))"}}]""", """{"x":10000000000.0,"y":0.0001,"z":2.0,"l":[1,null,"a"],"o":{"k":1.5}}""", """{"x":10000000000.0,"y":0.0001,"z":2.0,"l":[1,null,"a"],"o":{"k":1.5},"a":"1.0E10 1.0E-4 2.0","b":["1","null","a"],"c":"{k=1.5}"}""" },
        { "modify_round", """[{"operation":"modify-overwrite-beta","spec":{"a":"=divideAndRound(2,10,3)","b":"=divideAndRound(0,5,2)","c":"=divideAndRound(1,-1,4)","d":"=divideAndRound(-1,155,1)","e":"=divideAndRound(2,1.005,1)"}}]""", """{}""", """{"a":3.33,"b":3.0,"c":-0.3,"d":160.0,"e":1.0}""" },
        { "modify_sort_is_no_list", """[{"operation":"modify-overwrite-beta","spec":{"a":"=sort(@(1,l))","b":"=sort(@(1,m))"}},{"operation":"modify-overwrite-beta","spec":{"c":"=size(@(1,a))"}}]""", """{"l":[3,1,2],"m":[1,"a"]}""", """{"l":[3,1,2],"m":[1,"a"],"a":[1,2,3]}""" },
        { "modify_duplicates_by_type", """[{"operation":"modify-overwrite-beta","spec":{"a":"=squashDuplicates(@(1,l))"}}]""", """{"l":[1,1.0,1,"1",{"a":1,"b":2},{"b":2,"a":1},null,null]}""", """{"l":[1,1.0,1,"1",{"a":1,"b":2},{"b":2,"a":1},null,null],"a":[1,1.0,"1",{"a":1,"b":2},null]}""" },
        { "modify_empty_object_literal_is_shared", """[{"operation":"modify-overwrite-beta","spec":{"a":{"x":{}},"b":"@(1,a)"}},{"operation":"shift","spec":{"a":"p","b":"q"}},{"operation":"default","spec":{"p":{"x":{"n":1}}}}]""", """{"a":{}}""", """{"p":{"x":{"n":1}},"q":{"x":{"n":1}}}""" },
        { "modify_not_a_number", """[{"operation":"modify-overwrite-beta","spec":{"a":"=toDouble('NaN')","b":"=divide(1,0)","c":"=toDouble('1d')"}}]""", """{}""", """{"a":"NaN","c":1.0}""" },
        { "modify_smallest_real", """[{"operation":"modify-overwrite-beta","spec":{"a":"=concat(@(1,x),' ',@(1,y),' ',@(1,z))"}}]""", """{"x":4.9E-324,"y":2.0E22,"z":2.0E-323}""", """{"x":4.9E-324,"y":2.0E22,"z":2.0E-323,"a":"4.9E-324 2.0E22 2.0E-323"}""" },
        { "modify_split_bad_regex_in_list", """[{"operation":"modify-overwrite-beta","spec":{"a":["=split('*',@(1,l))","other"]}}]""", """{"l":[null,"x"]}""", """{"l":[null,"x"],"a":"other"}""" },
        { "text_of_what_holds_itself", """[{"operation":"modify-overwrite-beta","spec":{"a":{"b":"@(1,)","t":"=toString(@(1,))","b ":"gone"},"l":{"[0]":"@(1,)","[1]":"=concat(@(1,),'')"}}},{"operation":"remove","spec":{"a":{"b":""},"l":{"0":""}}}]""", """{"a":{"x":1},"l":[1,2]}""", """{"a":{"x":1,"t":"{x=1, b=(this Map)}","b ":"gone"},"l":["[(this Collection), 2]"]}""" },
        { "remove_bar_alone", """[{"operation":"remove","spec":{"|":"x","a":""}}]""", """{"a":1,"|":2}""", """{"|":2}""" },
        { "remove_or_and_index", """[{"operation":"remove","spec":{"a":{"0|2":""}}}]""", """{"a":[1,2,3,4]}""", """{"a":[2,4]}""" },
        { "class_names", """[{"operation":"com.bazaarvoice.jolt.Modifier$Overwritr","spec":{"b":"=toUpper(@(1,a))"}},{"operation":"com.bazaarvoice.jolt.Sortr"}]""", """{"b":"x","a":"y","~t":1}""", """{"~t":1,"a":"y","b":"Y"}""" },
    };
}
