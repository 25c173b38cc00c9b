<#-- When a digest comes, in words. -->
<#function of rhythm place language>
  <#local w = messages("rhythm", language)>
  <#local days = rhythm.days()?map(d -> w.days[d])[0..<1] + rhythm.days()[1..]?map(d -> w.moreDays[d])>
  <#local times = listed(rhythm.times(), w)>
  <#-- In Ukrainian another word stands before eleven. -->
  <#return times?starts_with("11")?then(w.atEleven(listed(days, w), times, place), w.at(listed(days, w), times, place))>
</#function>

<#function listed all w><#return (all?size gt 1)?then(w.and(all[0..<(all?size - 1)]?join(", "), all?last), all[0])></#function>
