<#-- When a digest comes, in words. -->
<#assign rhythmDays = {
  "daily": "Every day", "weekdays": "Monday to Friday", "weekends": "Saturdays and Sundays", "MON": "On Mondays",
  "TUE": "On Tuesdays", "WED": "On Wednesdays", "THU": "On Thursdays", "FRI": "On Fridays", "SAT": "On Saturdays", "SUN": "On Sundays"
}>
<#function listed words><#return (words?size gt 1)?then(words[0..<(words?size - 1)]?join(", ") + " and " + words?last, words[0])></#function>
<#function rhythm r place><#return listed(r.days()?map(d -> rhythmDays[d]))?replace(", On ", ", ")?replace(" and On ", " and ") + " at " + listed(r.times()) + ", " + place + " time"></#function>
