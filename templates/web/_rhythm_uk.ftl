<#-- Коли виходить дайджест, словами. -->
<#assign rhythmDays = {
  "daily": "Щодня", "weekdays": "З понеділка до п’ятниці", "weekends": "Щосуботи й щонеділі", "MON": "Щопонеділка",
  "TUE": "Щовівторка", "WED": "Щосереди", "THU": "Щочетверга", "FRI": "Щоп’ятниці", "SAT": "Щосуботи", "SUN": "Щонеділі"
}>
<#function listed words><#return (words?size gt 1)?then(words[0..<(words?size - 1)]?join(", ") + " та " + words?last, words[0])></#function>
<#-- О сьомій, але об одинадцятій. -->
<#function at times><#return times[0]?starts_with("11")?then(" об ", " о ") + listed(times)></#function>
<#function rhythm r place><#return listed(r.days()?map(d -> rhythmDays[d]?uncap_first))?cap_first + at(r.times()) + " (час: " + place + ")"></#function>
